"""The parameters of a step, with everything in them that stands for something else."""

import base64


class Parameters:
    """Fills in parameters from a folder of pictures and from earlier responses."""

    def __init__(self, pictures):
        self.pictures = pictures
        self.saved = {}

    def save(self, wanted, response):
        for name, path in wanted.items():
            value = response
            for part in path.split("."):
                value = value[int(part)] if isinstance(value, list) else value[part]
            self.saved[name] = value

    def fill(self, value, number=1):
        if isinstance(value, str):
            text = value.replace("{n}", str(number))
            return self.saved[text[1:]] if text.startswith("$") else text
        if isinstance(value, list):
            return [self.fill(item, number) for item in value]
        if isinstance(value, dict):
            return self.fill_object(value, number)
        return value

    def fill_object(self, value, number):
        if "$picture" in value:
            return base64.b64encode((self.pictures / value["$picture"]).read_bytes()).decode()
        if "$long" in value:
            text, times = value["$long"]
            return text * times
        if "$list" in value:
            text, count = value["$list"]
            return [self.fill(text, place) for place in range(1, count + 1)]
        return {name: self.fill(item, number) for name, item in value.items()}
