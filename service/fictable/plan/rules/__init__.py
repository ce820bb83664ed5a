"""What a text says between fields: order, differences and calculations, in any sentence and with any mention of their names."""
