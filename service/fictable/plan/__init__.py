"""From a description to a dataset spec: rules that need no network."""
