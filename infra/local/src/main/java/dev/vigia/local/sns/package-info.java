/** An SNS endpoint that answers the AWS SDK and shows what a subscriber would get. */
@NullMarked
package dev.vigia.local.sns;

import org.jspecify.annotations.NullMarked;
