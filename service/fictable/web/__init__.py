"""HTTP: the one room that knows aiohttp. Requests are read, checked and handed to the Fictable object; answers are sent."""
