/** What every check has in common: findings, outcomes, reports, health. */
@NullMarked
package dev.vigia.check;

import org.jspecify.annotations.NullMarked;
