"""Why a sentence is what it is: every decision with its rule, its words and the alternatives that lost."""
