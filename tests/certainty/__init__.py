"""How true the stored confidence is: what of a cut page is right, and figures over many."""
