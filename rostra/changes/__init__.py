"""The change log: every act appends a line in its own transaction; followers read it afterwards."""
