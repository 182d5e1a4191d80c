"""Measuring the reading on labelled texts. One file for each kind of set; nothing here knows Django.

A scorer takes what is labelled and what was read, text by text (both in the form that `read_texts` writes), and
gives figures between 0 and 1.
"""
