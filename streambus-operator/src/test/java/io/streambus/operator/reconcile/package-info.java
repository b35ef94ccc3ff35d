@NullMarked
package io.streambus.operator.reconcile;

import org.jspecify.annotations.NullMarked;
