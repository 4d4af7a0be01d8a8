#!/usr/bin/env python3
"""Enrols a table as people do it with the official SDK: loop.py HOST:PORT TABLE PICTURES stop|go-on SECONDS"""

import base64
import csv
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tencentcloud.common import credential
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile
from tencentcloud.iai.v20200303 import iai_client, models

endpoint, table, pictures, kind, seconds = sys.argv[1:]
keys = credential.EnvironmentVariableCredential().get_credential()
http = HttpProfile(protocol="http", endpoint=endpoint, reqTimeout=float(seconds))
client = iai_client.IaiClient(keys, "ap-guangzhou", ClientProfile(httpProfile=http))
rows = list(csv.DictReader(open(table)))


# The loop.
def picture(name):
    return base64.b64encode((Path(pictures) / name).read_bytes()).decode()


def enrol(row):
    first, *further = row["pictures"].split("|")
    person = models.CreatePersonRequest()
    person.GroupId, person.PersonId, person.PersonName = "staff", row["person_id"], row["person_name"]
    person.Image = picture(first)
    try:
        client.CreatePerson(person)
    except TencentCloudSDKException as error:
        # After a first run most people are there.
        if error.code != "InvalidParameterValue.PersonIdAlreadyExist":
            raise
    if further:
        faces = models.CreateFaceRequest()
        faces.PersonId, faces.Images = row["person_id"], [picture(name) for name in further]
        client.CreateFace(faces)


def stop():
    for number, row in enumerate(rows, 1):
        try:
            enrol(row)
        except TencentCloudSDKException as error:
            return f"row {number}: {error.code}"
    return "-"


def go_on():
    def tried(row):
        try:
            enrol(row)
        except TencentCloudSDKException:
            return row["person_id"]

    with ThreadPoolExecutor(16) as threads:
        failed = [id for id in threads.map(tried, rows) if id]
    return f"none; {len(failed)} rows printed an error"


print(stop() if kind == "stop" else go_on())
