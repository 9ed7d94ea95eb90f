/** Function processes behind the AWS Lambda Runtime API, and the pool of them that grows and shrinks with load. */
@NullMarked
package dev.vigia.local.lambda;

import org.jspecify.annotations.NullMarked;
