import * as vscode from 'vscode';
import type { Services } from '../services/services.js';
import { registerCategoryTexts } from './category-texts.js';
import { registerFlagMarks } from './flag-marks.js';
import { registerFlagNavigation } from './flag-navigation.js';
import { registerFlagProblems } from './flag-problems.js';
import { registerFlagsView } from './flags-view.js';

/** Flags on reasoning: marks, texts, problems, steps from one to the next, and the view. */
export function registerFlags(services: Services): vscode.Disposable {
  return vscode.Disposable.from(
    registerFlagMarks(services),
    registerCategoryTexts(services),
    registerFlagProblems(services),
    registerFlagNavigation(services),
    registerFlagsView(services),
  );
}
