"""Text to tokens with readings: Finnish, Swedish and English."""
