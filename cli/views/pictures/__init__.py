"""Pictures of a timeline and of a temperature, as SVG and PNG: the page's own layout, on paper."""
