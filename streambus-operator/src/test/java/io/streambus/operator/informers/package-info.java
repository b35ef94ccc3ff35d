@NullMarked
package io.streambus.operator.informers;

import org.jspecify.annotations.NullMarked;
