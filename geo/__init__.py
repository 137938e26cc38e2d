"""See where and when a pile of news reports says things happened."""
