/**
 * What the operator would do, before it does it: the reconciler runs on a copy of a cluster in
 * memory.
 */
@NullMarked
package io.streambus.operator.preview;

import org.jspecify.annotations.NullMarked;
