"""Makes the small ONNX models of these tests (onnx 1.23.2). Run: python make_models.py"""
import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

WEIGHTS = numpy_helper.from_array(np.array([[0.5, 1.0], [2.0, -1.0]], dtype=np.float32), "w")
X = helper.make_tensor_value_info("x", TensorProto.FLOAT, ["n", 2])
MATRIX = helper.make_tensor_value_info("y", TensorProto.FLOAT, ["n", 2])


def save(name, nodes, inputs, outputs, initializers):
    graph = helper.make_graph(nodes, name, inputs, outputs, initializers)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
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
