/** The files of Amazon SageMaker Model Monitor's data quality: read as a schema, and written of a baseline or a check. */
@NullMarked
package dev.vigia.local.sagemaker;

import org.jspecify.annotations.NullMarked;
