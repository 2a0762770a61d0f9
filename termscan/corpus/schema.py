"""The catalogue's tables, and how an older catalogue is brought up to date.

`application_id` marks the file as a termscan catalogue and `user_version` counts the migrations
it has been through. A migration is a tuple of statements; once released it is never changed.
"""

from __future__ import annotations

APPLICATION_ID = 0x7465726D  # "term"

_FIRST = (
    """
    CREATE TABLE documents (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        period TEXT,
        languages TEXT NOT NULL,
        title TEXT,
        url TEXT,
        file_name TEXT,
        media_type TEXT NOT NULL,
        size INTEGER NOT NULL,
        draft INTEGER NOT NULL,
        local_order INTEGER
    ) WITHOUT ROWID
    """,
    "CREATE INDEX documents_by_file_name ON documents (file_name, kind)",
    "CREATE INDEX documents_by_local_order ON documents (local_order)",
    """
    CREATE TABLE document_municipalities (
        document TEXT NOT NULL REFERENCES documents (id),
        municipality TEXT NOT NULL,
        PRIMARY KEY (document, municipality)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX documents_by_municipality ON document_municipalities (municipality, document)",
    # A row without a document says that the address was retired.
    """
    CREATE TABLE versions (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        url TEXT NOT NULL,
        document TEXT REFERENCES documents (id)
    )
    """,
    "CREATE INDEX versions_by_url ON versions (url, number)",
    "CREATE INDEX versions_by_document ON versions (document)",
    """
    CREATE TABLE sources (
        url TEXT NOT NULL,
        municipality TEXT NOT NULL,
        kind TEXT NOT NULL,
        found_by TEXT NOT NULL,
        title TEXT,
        period TEXT,
        score REAL,
        reason TEXT,
        PRIMARY KEY (url, municipality, kind)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE fetches (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        url TEXT NOT NULL,
        at TEXT NOT NULL,
        outcome TEXT NOT NULL,
        reason TEXT,
        status INTEGER,
        document TEXT REFERENCES documents (id),
        final_url TEXT,
        etag TEXT,
        last_modified TEXT,
        media_type TEXT,
        size INTEGER,
        retry_after TEXT
    )
    """,
    "CREATE INDEX fetches_by_url ON fetches (url, number)",
    """
    CREATE TABLE states (
        scope TEXT NOT NULL,
        key TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (scope, key)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE expectations (
        municipality TEXT NOT NULL,
        kind TEXT NOT NULL,
        PRIMARY KEY (municipality, kind)
    ) WITHOUT ROWID
    """,
    # The newest version at each address.
    """
    CREATE VIEW latest AS
    SELECT v.url, v.document FROM versions v
    WHERE NOT EXISTS (SELECT 1 FROM versions w WHERE w.url = v.url AND w.number > v.number)
    """,
    # Documents that some place still holds: they are the newest at an address, or the newest
    # local file of their name, kind and period for at least one of their municipalities.
    """
    CREATE VIEW standing AS
    SELECT d.id FROM documents d WHERE EXISTS (SELECT 1 FROM latest l WHERE l.document = d.id)
    OR d.local_order IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM documents n
        WHERE n.file_name = d.file_name AND n.kind = d.kind AND n.period IS d.period
        AND n.local_order > d.local_order AND NOT EXISTS (
            SELECT 1 FROM document_municipalities m WHERE m.document = d.id
            AND m.municipality NOT IN (
                SELECT municipality FROM document_municipalities WHERE document = n.id)))
    """,
    # Drafts of which every municipality has an adopted text of the same kind and period.
    """
    CREATE VIEW adopted_drafts AS
    SELECT d.id FROM documents d WHERE d.draft
    AND EXISTS (SELECT 1 FROM document_municipalities m WHERE m.document = d.id)
    AND NOT EXISTS (
        SELECT 1 FROM document_municipalities m WHERE m.document = d.id AND NOT EXISTS (
            SELECT 1 FROM document_municipalities o JOIN documents a ON a.id = o.document
            WHERE o.municipality = m.municipality AND NOT a.draft
            AND a.kind = d.kind AND a.period IS d.period
            AND EXISTS (SELECT 1 FROM standing s WHERE s.id = a.id)))
    """,
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (_FIRST,)
