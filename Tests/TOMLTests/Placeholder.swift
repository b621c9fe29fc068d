// Placeholder until the folder's first test.
