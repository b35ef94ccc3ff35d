@NullMarked
package io.streambus.operator.apply;

import org.jspecify.annotations.NullMarked;
