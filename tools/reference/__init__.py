"""What each part of the manual's reference is made from."""
