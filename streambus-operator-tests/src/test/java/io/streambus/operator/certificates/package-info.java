@NullMarked
package io.streambus.operator.certificates;

import org.jspecify.annotations.NullMarked;
