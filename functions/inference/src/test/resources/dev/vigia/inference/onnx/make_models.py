"""Makes the small ONNX models of these tests (onnx 1.23.2). Run: python make_models.py"""
import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

OPSETS = [helper.make_opsetid("", 17)]
WEIGHTS = numpy_helper.from_array(np.array([[0.5, 1.0], [2.0, -1.0]], dtype=np.float32), "w")
X = helper.make_tensor_value_info("x", TensorProto.FLOAT, ["n", 2])
MATRIX = helper.make_tensor_value_info("y", TensorProto.FLOAT, ["n", 2])


def save(name, nodes, inputs, outputs, initializers):
    graph = helper.make_graph(nodes, name, inputs, outputs, initializers)
    model = helper.make_model(graph, opset_imports=OPSETS, ir_version=9)
    onnx.checker.check_model(model)
    onnx.save(model, name + ".onnx")


times = helper.make_node("MatMul", ["x", "w"], ["y"])
save("linear", [times], [X], [MATRIX], [WEIGHTS])

label = helper.make_tensor_value_info("label", TensorProto.INT64, ["n"])
pick = helper.make_node("ArgMax", ["y"], ["label"], axis=1, keepdims=0)
save("label", [times, pick], [X], [MATRIX, label], [WEIGHTS])

second = helper.make_tensor_value_info("z", TensorProto.FLOAT, ["n", 2])
both = helper.make_node("Add", ["x", "z"], ["y"])
save("two-inputs", [both], [X, second], [MATRIX], [])

# y = distance + count + night + weight + {ANC: 10, SEA: 20}[origin], of an input for each feature.
named = [
    helper.make_tensor_value_info("distance", TensorProto.FLOAT, ["n", 1]),
    helper.make_tensor_value_info("count", TensorProto.INT64, ["n", 1]),
    helper.make_tensor_value_info("night", TensorProto.BOOL, ["n", 1]),
    helper.make_tensor_value_info("weight", TensorProto.DOUBLE, ["n"]),
    helper.make_tensor_value_info("origin", TensorProto.STRING, ["n", 1]),
]
ml = "ai.onnx.ml"
OPSETS.append(helper.make_opsetid(ml, 2))
airports = helper.make_node(
    "LabelEncoder", ["origin"], ["o"], domain=ml, keys_strings=["ANC", "SEA"], values_floats=[10.0, 20.0], default_float=0.0
)
axis = numpy_helper.from_array(np.array([1], dtype=np.int64), "axis")
nodes = [
    airports,
    helper.make_node("Cast", ["count"], ["c"], to=TensorProto.FLOAT),
    helper.make_node("Cast", ["night"], ["i"], to=TensorProto.FLOAT),
    helper.make_node("Cast", ["weight"], ["v"], to=TensorProto.FLOAT),
    helper.make_node("Unsqueeze", ["v", "axis"], ["w1"]),
    helper.make_node("Sum", ["distance", "c", "i", "w1", "o"], ["y"]),
]
single = helper.make_tensor_value_info("y", TensorProto.FLOAT, ["n", 1])
save("named", nodes, named, [single], [axis])

doubles = helper.make_tensor_value_info("x", TensorProto.DOUBLE, ["n", 2])
weights = numpy_helper.from_array(np.array([[0.5, 1.0], [2.0, -1.0]]), "w")
save("double", [times], [doubles], [helper.make_tensor_value_info("y", TensorProto.DOUBLE, ["n", 2])], [weights])

# What scikit-learn's converters make of a classifier: a label, and a map from class to probability for each row.
softmax = helper.make_node("Softmax", ["y"], ["p"], axis=1)
zipped = helper.make_node("ZipMap", ["p"], ["probabilities"], domain=ml, classlabels_strings=["no", "yes"])
maps = helper.make_value_info(
    "probabilities", helper.make_sequence_type_proto(helper.make_map_type_proto(TensorProto.STRING, helper.make_tensor_type_proto(TensorProto.FLOAT, [])))
)
words = helper.make_node(
    "LabelEncoder", ["label"], ["word"], domain=ml, keys_int64s=[0, 1], values_strings=["no", "yes"], default_string="?"
)
word = helper.make_tensor_value_info("word", TensorProto.STRING, ["n"])
save("zipmap", [times, softmax, pick, zipped, words], [X], [word, maps], [WEIGHTS])
