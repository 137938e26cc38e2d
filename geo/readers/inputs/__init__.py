"""Where bytes come from: files, folders, standard input; compressed, or in archives."""
