"""An edition: a language of the paper with its name, its front page and its practical links."""
