"""What belongs to a release beside the code: builds that repeat, licences, a bill of materials."""
