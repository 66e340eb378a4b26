"""The pack as pages of typed blocks."""
