/** What dotprompt turns into a message boundary after variables are filled in, and what servers may. */
export const forgedRole =
  /<<<dotprompt:(?:role:[a-z]+|history)>>>|<\|(?:im_start|im_end|eot_id|start_header_id)\|>|\[\/?INST\]|(?:^|\n\n)(?:Human|Assistant|System):[ \n]/;
