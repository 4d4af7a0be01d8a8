"""Writes the weights of YuNet layer by layer, and prints guesses of ONNX Runtime to compare with."""
import sys

import numpy
import onnx
import onnxruntime
from onnx import numpy_helper
from PIL import Image

source, target, picture = sys.argv[1:]
graph = onnx.load(source).graph
values = {value.name: numpy_helper.to_array(value) for value in graph.initializer}
layers = [(node.input[1], values[node.input[1]], values[node.input[2]]) for node in graph.node if node.op_type == "Conv"]
written = []


def write(array):
    written.append(numpy.ascontiguousarray(array, dtype="<f4").ravel())


def unit(mix, mix_bias, around, bias):
    write(mix[:, :, 0, 0].T)  # input, output
    write(mix_bias)
    write(around[:, 0].transpose(1, 2, 0))  # y, x, channel
    write(bias)


_, stem, stem_bias = layers[0]
write(stem.transpose(2, 3, 1, 0))  # y, x, input, output
write(stem_bias)
names = [name for name, _, _ in layers]
first_head = next(place for place, name in enumerate(names) if "multi_level_cls" in name)
for place in range(1, first_head, 2):
    (_, mix, mix_bias), (_, around, bias) = layers[place], layers[place + 1]
    unit(mix, mix_bias, around, bias)
for level in range(3):
    places = [names.index(f"bbox_head.multi_level_{kind}.{level}.conv1.weight") for kind in ("cls", "obj", "bbox")]
    unit(*(numpy.concatenate([layers[place + after][part] for place in places]) for after in (0, 1) for part in (1, 2)))
numpy.concatenate(written).tofile(target)

pixels = numpy.asarray(Image.open(picture).convert("RGB"), dtype="<f4")[:, :, ::-1]
session = onnxruntime.InferenceSession(source)
found = session.run(None, {"input": pixels.transpose(2, 0, 1)[None]})
found = dict(zip([output.name for output in session.get_outputs()], found))
for step in (8, 16, 32):
    belongs, good, frame = (found[f"{kind}_{step}"][0] for kind in ("cls", "obj", "bbox"))
    place = int((belongs * good).argmax())
    print(step, place, belongs[place, 0], good[place, 0], frame[place].tolist())
