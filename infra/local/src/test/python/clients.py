"""Asks a running system with the public clients of its protocols, as their users have them.

usage: clients.py README.md          with API and KEY (of the model late-arrival) in the environment
"""

import asyncio
import json
import os
import re
import sys
import time
import urllib.request

import boto3
import numpy as np
import tritonclient.http as triton
from botocore import UNSIGNED
from botocore.config import Config
from botocore.exceptions import ClientError
from kserve import InferenceRESTClient, InferInput, InferRequest, RESTConfig
from kserve.protocol.infer_type import RequestedOutput
from tritonclient.utils import InferenceServerException

MODEL = "late-arrival"
API = os.environ["API"]
BEARER = {"Authorization": "Bearer " + os.environ["KEY"]}
ROWS = [
    {"distance": 813.5, "departureHour": 17, "weekday": "Fri", "origin": "ORD", "destination": "LGA"},
    {"distance": 1235.0, "departureHour": 6, "weekday": "Mon", "origin": "LAX", "destination": "ORD"},
]
FORMS = {
    "distance": ("FP32", np.float32),
    "departureHour": ("INT64", np.int64),
    "weekday": ("BYTES", np.object_),
    "origin": ("BYTES", np.object_),
    "destination": ("BYTES", np.object_),
}


def expected():
    """What plain HTTP answers, which every client is held against."""
    request = urllib.request.Request(
        f"{API}/v1/models/{MODEL}:predict", json.dumps({"instances": ROWS}).encode(), BEARER, method="POST"
    )
    with urllib.request.urlopen(request) as response:
        assert response.headers["x-vigia-logged"] == "true", dict(response.headers)
        return json.load(response)["predictions"]


def column(name):
    return np.array([row[name] for row in ROWS], dtype=FORMS[name][1])


# tritonclient writes into the headers that it is given, so each call gets a copy.
def triton_client(scores):
    client = triton.InferenceServerClient(API.removeprefix("http://"))
    assert client.is_server_live() and client.is_server_ready()
    assert client.get_server_metadata()["extensions"] == ["binary_tensor_data"]
    assert client.is_model_ready(MODEL, headers=dict(BEARER)) and client.is_model_ready(MODEL, "1", headers=BEARER)
    metadata = client.get_model_metadata(MODEL, headers=dict(BEARER))
    assert [one["name"] for one in metadata["inputs"]] == list(FORMS), metadata
    for binary_in in (True, False):
        for outputs in (
            None,
            [triton.InferRequestedOutput("late", binary_data=True)],
            [triton.InferRequestedOutput("late", binary_data=False)],
        ):
            inputs = []
            for name, (datatype, _) in FORMS.items():
                inputs.append(triton.InferInput(name, [len(ROWS)], datatype))
                inputs[-1].set_data_from_numpy(column(name), binary_data=binary_in)
            answer = client.infer(MODEL, inputs, outputs=outputs, request_id="t1", headers=dict(BEARER))
            assert answer.get_response()["id"] == "t1"
            np.testing.assert_array_equal(answer.as_numpy("late"), scores)
    half = triton.InferInput("distance", [1, 1], "FP16")
    half.set_data_from_numpy(np.array([[813.5]], dtype=np.float16))
    whole = triton.InferInput("distance", [1, 1], "FP64")
    whole.set_data_from_numpy(np.array([[813.5]], dtype=np.float64))
    asked = [client.infer(MODEL, [one], headers=dict(BEARER)).as_numpy("late") for one in (half, whole)]
    np.testing.assert_array_equal(*asked)
    wrong = triton.InferInput("distance", [2], "FP32")
    wrong.set_data_from_numpy(np.float32([1, 2]))
    other = triton.InferInput("departureHour", [1], "INT64")
    other.set_data_from_numpy(np.int64([1]))
    try:
        client.infer(MODEL, [wrong, other], headers=dict(BEARER))
        raise SystemExit("a tensor of another length was taken")
    except InferenceServerException as e:
        assert e.status() == "400" and "inputs[1].shape" in e.message(), e


async def kserve_client(scores):
    open_client = InferenceRESTClient(RESTConfig(protocol="v2"))
    assert await open_client.is_server_live(API) and await open_client.is_server_ready(API)
    assert await open_client.is_model_ready(API, MODEL, headers=dict(BEARER))
    for binary_in in (True, False):
        for outputs in (None, [RequestedOutput("late", parameters={"binary_data": True})]):
            inputs = []
            for name, (datatype, _) in FORMS.items():
                inputs.append(InferInput(name, [len(ROWS)], datatype))
                inputs[-1].set_data_from_numpy(column(name), binary_data=binary_in)
            answer = await open_client.infer(
                API,
                InferRequest(MODEL, inputs, request_id="k1", request_outputs=outputs),
                model_name=MODEL,
                headers=dict(BEARER),
            )
            assert answer.id == "k1"
            np.testing.assert_array_equal(answer.outputs[0].as_numpy(), scores)
    await open_client.close()
    first_client = InferenceRESTClient(RESTConfig(protocol="v1"))
    assert await first_client.is_server_live(API)
    assert await first_client.is_model_ready(API, MODEL, headers=dict(BEARER))
    answer = await first_client.infer(API, {"instances": ROWS}, model_name=MODEL, headers=dict(BEARER))
    assert answer["predictions"] == scores
    await first_client.close()


def sagemaker_client(scores):
    runtime = boto3.client(
        "sagemaker-runtime", endpoint_url=API, region_name="us-east-1", config=Config(signature_version=UNSIGNED)
    )
    runtime.meta.events.register(
        "before-call.sagemaker-runtime.InvokeEndpoint",
        lambda params, **_: params["headers"].update({"x-vigia-key": os.environ["KEY"]}),
    )

    def invoke(content_type, body, **more):
        answer = runtime.invoke_endpoint(EndpointName=MODEL, ContentType=content_type, Body=body, **more)
        return answer["Body"].read().decode(), answer

    values = [",".join(str(row[name]) for name in FORMS) for row in ROWS]
    plain, answer = invoke(
        "text/csv",
        "\n".join(values),
        InferenceId="mine",
        CustomAttributes="trace=7",
        TargetVariant="1",
    )
    assert [float(line) for line in plain.splitlines()] == scores, plain
    assert answer["InvokedProductionVariant"] == "1" and answer["CustomAttributes"] == "trace=7"
    assert answer["ContentType"] == "text/csv", answer
    named, _ = invoke("text/csv", ",".join(FORMS) + "\r\n" + "\r\n".join(values) + "\r\n", Accept="application/json")
    assert json.loads(named)["predictions"] == scores
    asked, _ = invoke("application/json", json.dumps({"instances": [{"features": list(row.values())} for row in ROWS]}))
    assert json.loads(asked)["predictions"] == scores
    lines, _ = invoke("application/jsonlines", "\n".join(json.dumps(row) for row in ROWS))
    assert [json.loads(line)["late"] for line in lines.splitlines()] == scores
    for body, code, status in (("1,2\n", "ValidationError", 400), ("distance\nfar\n", "ModelError", 422)):
        try:
            invoke("text/csv", body)
            raise SystemExit(f"{body!r} was taken")
        except ClientError as e:
            assert e.response["Error"]["Code"] == code and e.response["Error"]["Message"], e.response
            assert e.response["ResponseMetadata"]["HTTPStatusCode"] == status, e.response


def readme(path):
    """Runs the README's own snippets, as they are."""
    text = open(path, encoding="utf-8").read()
    blocks = re.findall(r"^```python\n(.*?)^```$", text[text.index("<!-- clients -->") :], re.MULTILINE | re.DOTALL)
    snippets = [block for block in blocks if 'os.environ["API"]' in block]
    assert len(snippets) == 3, len(snippets)
    for snippet in snippets:
        exec(compile(snippet, path, "exec"), {"__name__": "readme"})
    return len(snippets)


def patiently(ask, *arguments, tries=5):
    """Begins again after a 502: all instances were busy, or one was starting."""
    for left in range(tries, 0, -1):
        try:
            return ask(*arguments)
        except Exception as e:
            if left == 1 or "502" not in str(e):
                raise
            time.sleep(1)


def main():
    scores = patiently(expected)
    patiently(triton_client, scores)
    patiently(lambda: asyncio.run(kserve_client(scores)))
    patiently(sagemaker_client, scores)
    print("tritonclient, kserve, boto3 and", patiently(readme, sys.argv[1]), "snippets of the README: all as expected")


if __name__ == "__main__":
    main()
