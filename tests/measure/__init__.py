"""What a browser sees and measures of every type of page, of a running archive: bin/screenshots and bin/measure."""
