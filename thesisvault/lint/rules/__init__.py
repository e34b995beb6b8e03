"""One file for each rule; `note_rules` and `vault_rules` list them."""
