/** Core's ports on DynamoDB, S3, SQS, SNS and directories; the only package that imports the AWS SDK. */
@NullMarked
package dev.vigia.aws;

import org.jspecify.annotations.NullMarked;
