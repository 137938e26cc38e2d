"""The world tables: from data packages and curated files to the compiled gazetteer."""
