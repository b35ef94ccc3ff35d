/** Projects what was observed onto the status, and writes it when it differs. */
@NullMarked
package io.streambus.operator.status;

import org.jspecify.annotations.NullMarked;
