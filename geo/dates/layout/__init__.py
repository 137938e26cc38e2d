"""What the layout of a report says of time: the period that it covers, the dated entries of a live blog."""
