/** {@code vigia import}: files of SageMaker's Data Capture, and sending them to the API. */
@NullMarked
package dev.vigia.local.capture;

import org.jspecify.annotations.NullMarked;
