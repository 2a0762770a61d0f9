"""Tables to CSV, XLSX, Parquet, SQLite, JSON-stat and a Data Package."""
