/** DynamoDB Local as a process on a directory. */
@NullMarked
package dev.vigia.local.dynamodb;

import org.jspecify.annotations.NullMarked;
