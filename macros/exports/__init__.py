"""Catalogue to text: one function per published format. Nothing here reads or writes files."""
