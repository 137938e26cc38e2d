"""JSON: lines, lists, and what services and programs export."""
