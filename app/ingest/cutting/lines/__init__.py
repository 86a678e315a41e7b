"""What each line of a page is: how the page was set, the evidence of every line, the likeliest labels of all."""
