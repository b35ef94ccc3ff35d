/** Projects observations onto the status and patches it when it differs. */
@NullMarked
package io.streambus.operator.status;

import org.jspecify.annotations.NullMarked;
