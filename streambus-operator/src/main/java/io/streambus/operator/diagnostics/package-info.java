/** Finds out why pods and claims do not get ready, from their status and their events. */
@NullMarked
package io.streambus.operator.diagnostics;

import org.jspecify.annotations.NullMarked;
