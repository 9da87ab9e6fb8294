"""From a built site to what can be taken away: reads the site's HTML only, nothing of MkDocs."""
