"""The store: content-addressed files and a catalogue of sources, fetches and documents."""
