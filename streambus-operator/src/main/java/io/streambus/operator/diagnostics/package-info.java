/** Diagnoses why pods and claims do not become ready, from their status and events. */
@NullMarked
package io.streambus.operator.diagnostics;

import org.jspecify.annotations.NullMarked;
